/** The file did not get to where it was to go. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
}

/**
 * Puts a file at an address that was signed for it. By XMLHttpRequest, which alone tells how far an upload is.
 * @param onShare told the share that is sent, from 0 to 1
 */
export function sendFile(url: string, file: File, onShare: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => (request.status === 200 ? resolve() : reject(new NotSentError(String(request.status)))));
    request.addEventListener('error', () => reject(new NotSentError('unreachable')));
    request.send(file);
  });
}
