/** Why a URL may not become an endpoint's, by name: at registration and again at each delivery. */
export const webhookUrlFaults = [
  /** No absolute URL of http or https, or one without a host. */
  'UnreadableUrlError',
  'UrlTooLongError',
  'InsecureUrlError',
  'UrlWithUserInfoError',
  'UrlWithFragmentError',
  /** An IP address in any of its spellings. */
  'AddressLiteralError',
  /** A name that has no meaning in the public DNS: `localhost`, a single label, `.local`, `.internal` … */
  'PrivateNameError',
  'PortNotAllowedError',
] as const;

/** Why an attempt has no reply that counts, by name. A reply with any status, 3xx and 5xx too, is not among them. */
const webhookFailures = [
  ...webhookUrlFaults,
  /** The host has no address, or nobody could say which. */
  'NameNotResolvedError',
  /** One of the host's addresses is not public: none of them is tried. */
  'BlockedAddressError',
  /** The connection ended at an address that was not approved. */
  'AddressChangedError',
  /** No connection within the limit, the name's resolution included. */
  'ConnectTimeoutError',
  /** Connected, but not answered whole within the limit. */
  'TimeoutError',
  /** Nobody listens, or the network says no. */
  'ConnectionFailedError',
  /** The certificate is not to be trusted, or no TLS was spoken. */
  'TlsError',
  /** Closed before a reply began. The receiver may have acted on the request. */
  'NoReplyError',
  /** The reply ended before it was whole, was no HTTP, or was to become something else (101). */
  'BrokenReplyError',
  /** The reply passed the cap; the rest was not read. */
  'ReplyTooLargeError',
  /** A header, such as the endpoint's static one, holds what no header may. */
  'UnsendableHeaderError',
] as const;

export type WebhookFailure = (typeof webhookFailures)[number];
