// The screen's beginning: trusted types, the link, then the app. Monaco and Markdown come later,
// after the first paint.

import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connect } from './link/link.ts';
import { begin } from './store/begin.ts';

/** Monaco names its workers by URL: only our own origin's are let through. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}
const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createScriptURL: url => {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a script of another origin');
    return url;
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(<App />);
void connect().then(begin);
