// nbgrader's page waits for MathJax, which it fetches from the web, before it selects a field and listens to the
// keyboard. The course has no formulas and fetches nothing from outside, so they are set at once.
window.MathJax = {
  loaded: false,
  Hub: { Startup: { signal: { Interest: (heard) => heard("End") } } },
};
