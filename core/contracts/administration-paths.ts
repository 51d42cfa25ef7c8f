/** What administration answers to people with a token: each path, and whatever lies under it. */
export const administrationPaths: readonly string[] = [
  '/v1/calendars',
  '/v1/directory',
  '/v1/events',
  '/v1/forms',
  '/v1/healed',
  '/v1/mails',
  '/v1/me/notify',
  '/v1/policies',
  '/v1/webhooks',
];

/** And to everybody: the description of the whole API, and what status events look like, for whoever builds a receiver. */
export const documentationPaths: readonly string[] = ['/openapi.json', '/docs', '/docs/{proxy+}', '/schemas', '/schemas/{file}'];
