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

  // Gradio may give each radio button a name of its own, and then the browser's arrow keys do not move among them.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const choices = event.target.type === "radio" && event.target.closest("fieldset");
    if (!by || !choices) return;
    const group = [...choices.querySelectorAll("input[type='radio']:not(:disabled)")];
    const next = group[(group.indexOf(event.target) + by + group.length) % group.length];
    event.preventDefault();
    next.focus();
    next.click();
  });
}
