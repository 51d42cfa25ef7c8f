// Runs before the client, as a classic script in the oldest JavaScript: where reportError is missing (Chromium below 95, Firefox
// below 93, Safari below 15.4), the client finds no place to show itself in, and the reader is told why.
(function () {
  if (typeof window.reportError === 'function') return;
  var root = document.getElementById('root');
  var message = document.getElementById('too-old');
  root.parentNode.removeChild(root);
  message.hidden = false;
  message.removeAttribute('hidden');
})();
