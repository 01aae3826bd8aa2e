// What the map of the stakeholders says by itself.

const MAP_WORDS = {
  stage: "The map",
  picture: "Map of stakeholders by authority and interest",
  help: "Drag a name to where it belongs; on a phone hold it first. By keyboard: Tab to the map, then arrow keys move the name one step, Page Down goes to the next, Delete takes it off.",
  tray: "Not on the map yet",
  trayHelp: "Drag a name onto the map, or press it: it starts in the middle.",
  allPlaced: "Everybody is on the map. Drag a name here to take it off.",
  nobody: "Name the first stakeholder in the list below.",
  tag: (title) => `${title}. Arrow keys move it.`,
  chip: (name) => `Place ${name} on the map`,
  aim: ({ authority, interest }) => `Authority ${authority}, interest ${interest}`,
  off: "Off the map",
  placed: (name, { authority, interest }) => `${name}: authority ${authority}, interest ${interest}.`,
  takenOff: (name) => `${name} is off the map.`,
  old: "The map is as it was before the last change. Mend the marked row to bring it up to date.",
};
