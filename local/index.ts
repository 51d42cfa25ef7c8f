// The one entrance of the package: what is not named here is nobody's business but its own.

/** A cloud assembly, whole. */
export { startCloud, type Cloud } from './cloud.ts';
export type { CloudOptions } from './cloud/cloud-options.ts';
/** Its tables alone, to fill a data directory that no cloud runs on. */
export { openTables, type Tables } from './cloud/open-tables.ts';
export { resourcesOf, type ResolvedResource, type ResolvedStack } from './template/resolved-stack.ts';

/** Why a start is refused; each message is for the person who started it. */
export { DamagedDataError } from './cloud/damaged-data.ts';
export { DataDirectoryInUseError, ForeignDirectoryError, OlderDataError, UnusableDirectoryError } from './cloud/data-directory.ts';
export { PortTakenError } from './cloud/http-server.ts';
export { TemplateError } from './template/template-error.ts';

/** A lock that no dead process holds, for what else a project does by one process at a time. */
export { takeHeldLock } from './storage/held-lock.ts';

/** Single stand-ins for tests that need no template. */
export { VirtualClock, type Clock } from './clock/virtual-clock.ts';
export { DynamoDb, type DynamoDbOptions } from './dynamodb/dynamodb.ts';
export type { RequestCount } from './dynamodb/request-counts.ts';
export { createMailbox, type Mailbox, type MailboxOptions } from './ses/mailbox.ts';
export { parseMime } from './ses/mime-message.ts';
export { serveHttp, type HttpServer } from './cloud/http-server.ts';
export type { WireHandler, WireRequest, WireResponse } from './wire.ts';
