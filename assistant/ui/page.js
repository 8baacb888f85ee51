() => {
  // A new question goes to the top of the conversation, so that its answer is read from the beginning.
  let asked = 0;
  new MutationObserver(() => {
    const questions = document.querySelectorAll("#conversation [data-testid='user']");
    if (questions.length > asked) {
      const log = questions[0].closest("[role='log']");
      const place = questions[questions.length - 1].getBoundingClientRect().top - log.getBoundingClientRect().top;
      log.scrollTop += place - 12;
    }
    asked = questions.length;
  }).observe(document.body, { childList: true, subtree: true });

  // A mark in an answer leads to its source in the panel, also when that source is folded away.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.('a[href*="#kalla-"]');
    if (!mark) return;
    const source = document.getElementById(mark.hash.slice(1));
    if (!source) return;
    event.preventDefault();
    for (let fold = source.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    source.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    source.focus({ preventScroll: true });
  });
}
