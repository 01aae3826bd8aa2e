// Other tabs of the same browser that show the same sitting: each tells the others what it changes.

export function tabs(sitting, { change, finished }) {
  if (typeof BroadcastChannel === "undefined") return { change: () => {}, finish: () => {} };
  const channel = new BroadcastChannel(`csm-sitting:${sitting}`);
  channel.onmessage = ({ data }) => (data.finished ? finished() : change(data.item, data.kept));
  return {
    change: (item, kept) => channel.postMessage({ item, kept }),
    finish: () => channel.postMessage({ finished: true }),
  };
}
