/** Path of the tools of a rehearsal; empty where the desk is at work in earnest. The page that was served says so. */
export const toolsPath = document.querySelector<HTMLMetaElement>('meta[name="rehearsal-tools"]')?.content ?? '';
