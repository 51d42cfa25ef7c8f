/** Files of a case: what the function of its own answers, with all that lies under it. */
export const filePaths: readonly string[] = ['/v1/proposals/{id}/files', '/v1/proposals/{id}/files/{proxy+}'];
