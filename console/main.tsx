import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './look/antd.css';
import './look/desk.css';
import { forbidHtml } from './no-html.ts';

/** Shows the desk at the page's address. */
export function show(): void {
  forbidHtml();
  // A page that comes back out of the browser's memory may be that of somebody who signed out since.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
}
