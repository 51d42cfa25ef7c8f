/** Folder of the files' bucket in which uploads wait for their check. */
export const quarantine = 'quarantine/';
