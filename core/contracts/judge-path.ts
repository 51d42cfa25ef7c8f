/** Where the links in members' mails lead, as API Gateway knows it. */
export const judgePath = '/judge/{proposal}/{round}/{signature}';
