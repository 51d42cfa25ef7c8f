/** An address that lets whoever has it do one thing for a short time. */
export interface SignedAddress {
  readonly url: string;
  readonly expiresAt: string;
}

/** Gives out addresses at the place where files lie: bytes go there and come from there without passing through the product. */
export interface FileAddresses {
  /** To put exactly so many bytes under a key of the quarantine. */
  toUpload(key: string, size: number): Promise<SignedAddress>;
  /** To save a checked content under a name; never to show it. */
  toDownload(file: { readonly sha256: string; readonly name: string; readonly mediaType: string }): Promise<SignedAddress>;
}
