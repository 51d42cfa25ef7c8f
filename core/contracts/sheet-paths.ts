/** What the function of sheets answers to people with a token: each path, and whatever lies under it. */
export const sheetPaths: readonly string[] = ['/v1/exports', '/v1/imports'];
