/** The `prevHash` of a log's first commit. */
export const genesisHash = '';
