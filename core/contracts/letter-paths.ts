/** What the function that holds faces of type and readers of files answers to people with a token, by method. */
export const letterPaths = {
  GET: ['/v1/proposals/{id}/assignments/{assignmentId}/letter'],
  POST: ['/v1/proposals/{id}/assignments/{assignmentId}/letter/returned', '/v1/letters/readings'],
} as const;
