import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './look/antd.css';
import './look/desk.css';
import { forbidHtml } from './no-html.ts';

forbidHtml();
// A page that comes back out of the browser's memory may be that of somebody who signed out since.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
const root = document.getElementById('root');
// Where it is gone, the browser is too old and the page says so (too-old.js).
if (root !== null) createRoot(root).render(<App />);
