/** What the function that holds faces of type and readers of files answers to people with a token, by method. */
export const letterPaths = {
  GET: [
    '/v1/proposals/{id}/assignments/{assignmentId}/letter',
    '/v1/dispatch-notices/{noticeId}/{unitId}/file',
    '/v1/plans/{planId}/dispatch-list',
  ],
  POST: ['/v1/proposals/{id}/assignments/{assignmentId}/letter/returned', '/v1/letters/readings'],
} as const;

/** And to everybody: whether a letter is genuine, by the code that is printed on it. */
export const checkPaths = ['/check', '/check/{code}'] as const;
