// What the picture of a plan says by itself.

const PLAN_WORDS = {
  stage: "The plan at a glance",
  picture: "Picture or table of the plan",
  tabs: "What is shown",
  shown: { network: "Network", gantt: "Gantt", dates: "Dates and float", steps: "Step by step", chance: "How sure?" },
  // The tables of each tab, by the words their captions begin with.
  tables: { dates: ["Critical paths", "Dates and float", "Days and float"], steps: ["Forward pass", "Backward pass"], chance: ["How sure"] },
  empty: "The picture appears with the first task.",
  old: "The picture is as it was before the last change. Mend the marked row to bring it up to date.",
  tidy: "Tidy up",
  tidied: "All boxes are laid out anew.",
  nothingMoved: "No box has been moved yet.",
  whole: "Full screen",
  leave: "Leave full screen",
  taller: "Taller",
  lower: "Lower",
  fit: "Fit to width",
  full: "Full size",
  help: "Drag a box, or press Tab and then the arrow keys to move it. Page Down goes to the next box.",
  moved: (name) => `${name} moved.`,
};
