// Counts what the page has asked its server for and not been answered yet: calls that have no reply, and events that
// were queued and not reported done. An open stream says nothing: Gradio's client now and then opens one more than it
// needs, when an event is done before the page is told its name, and that one stays open.
(() => {
  const queued = new Set(), done = new Set();
  const real = window.fetch;
  let calls = 0;

  const finish = (id) => { done.add(id); queued.delete(id); };

  async function listen(stream) {
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = "", part; !(part = await reader.read()).done; ) {
      const lines = (text + part.value).split("\n\n");
      text = lines.pop();
      for (const line of lines) {
        const told = JSON.parse(line.replace(/^data: /, ""));
        if (told.msg === "process_completed") finish(told.event_id);
      }
    }
  }

  async function call(...request) {
    const url = String(request[0].url ?? request[0]);
    if (url.includes("/heartbeat/")) return real(...request);
    calls += 1;
    try {
      const reply = await real(...request);
      if (url.includes("/queue/data") && reply.ok) {
        const [ours, theirs] = reply.body.tee();
        listen(ours).catch(() => {});  // the page left, or ended the stream
        return new Response(theirs, reply);
      }
      if (url.includes("/queue/join") && reply.ok) {
        const { event_id } = await reply.clone().json();
        if (!done.has(event_id)) queued.add(event_id);
      }
      if (url.includes("/cancel")) finish(JSON.parse(request[1].body).event_id);
      return reply;
    } finally {
      calls -= 1;
    }
  }

  // As the page is left, Gradio's client ends its own stream and then complains that the stream was ended. Nobody is
  // there to read it, and what the page said before has been told.
  addEventListener("beforeunload", () => { console.error = () => {}; });

  window.fetch = call;
  window.waitingFor = () => calls + queued.size;
})();
