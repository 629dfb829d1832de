// Hands one message port through the wall, and exposes nothing else. The page asks once it is
// ready; the port comes from main, and goes on to the page and to nobody else.

import { ipcRenderer } from 'electron';

window.addEventListener('message', event => {
  if (event.source !== window || event.data !== 'assay-ready') return;
  ipcRenderer.once('assay-port', portEvent => {
    window.postMessage('assay-port', window.location.origin, [...portEvent.ports]);
  });
  ipcRenderer.send('assay-ready');
});
