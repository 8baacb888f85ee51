() => {
  // A new question is held at the top of the conversation while its answer grows, so that it is read from the
  // beginning; a reader who scrolls is left alone.
  let asked = 0, holding = false;
  const align = () => {
    const questions = document.querySelectorAll("#conversation [data-testid='user']");
    if (questions.length > asked) holding = true;
    asked = questions.length;
    if (!asked || !holding) return;
    const log = questions[0].closest("[role='log']");
    log.scrollTop += questions[asked - 1].getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
  };
  new MutationObserver(align).observe(document.body, { childList: true, subtree: true, characterData: true });
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"])
    document.addEventListener(move, (event) => { if (event.target.closest?.("#conversation")) holding = false; });

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
