/** The API reader's style: the colours and sizes of the desk (console/look/desk.css); a test compares them. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --paper: #f2f4f7;
  --sheet: #ffffff;
  --ink: #1f2530;
  --soft: #4f5868;
  --rule: #d9dee6;
  --accent: #1b4b82;
  --on-accent: #ffffff;
  --green: #1d7437;
  --yellow: #8a5800;
  --red: #b3261e;
  --grey: #586174;
  font: 15px/1.7 'PingFang SC', 'Microsoft YaHei', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10151d;
    --sheet: #1a212c;
    --ink: #e6e9ee;
    --soft: #b6bdc9;
    --rule: #364050;
    --accent: #8fb8ea;
    --on-accent: #0b1726;
    --green: #6fcb8b;
    --yellow: #e5b45c;
    --red: #f2958c;
    --grey: #a7afbd;
  }
}
body { margin: 0; color: var(--ink); background: var(--paper); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.25rem 1.5rem; padding: 0.5rem 1.25rem; background: var(--sheet); border-bottom: 3px solid #8f1d14; }
header p { font-size: 1.2rem; font-weight: 700; }
header p a { color: var(--ink); text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
main { max-width: 64rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; }
h2 { margin: 2rem 0 0.4rem; font-size: 1.1rem; }
h3 { margin: 0.9rem 0 0.3rem; font-size: 1rem; }
p { margin: 0.5rem 0; overflow-wrap: anywhere; }
[lang="en"] { color: var(--soft); font-size: 0.9em; font-weight: 400; }
small[lang="en"] { font-size: max(0.65em, 12px); }
a { color: var(--accent); }
code, pre { font-family: "Noto Sans Mono", "SF Mono", Consolas, Menlo, monospace; font-size: 0.85rem; }
details { padding: 0.5rem 1rem; background: var(--sheet); border: 1px solid var(--rule); border-radius: 4px; }
details + details { margin-top: -1px; }
details[open] > summary { margin-bottom: 0.4rem; }
summary { cursor: pointer; overflow-wrap: anywhere; padding: 0.15rem 0; }
summary:focus-visible, a:focus-visible, pre:focus-visible { outline: 3px solid var(--yellow); outline-offset: 2px; }
.method { display: inline-block; min-width: 3.2rem; font-weight: 600; color: var(--red); }
.method.get { color: var(--accent); }
.what { margin-left: 0.5rem; }
ul { margin: 0; padding-left: 1.2rem; }
li { overflow-wrap: anywhere; }
.place { margin-left: 0.5rem; color: var(--soft); font-size: 0.85rem; }
pre { overflow: auto; max-height: 28rem; margin: 0; padding: 0.75rem; line-height: 1.5; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; }
@media (max-width: 40rem) { .what { display: block; margin: 0 0 0 1.1rem; } pre { font-size: 12px; } }
`;
