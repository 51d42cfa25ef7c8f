/** The public page of replies, and one of them: without a token. */
export const publishedPaths = ['/published', '/published/{code}'] as const;
