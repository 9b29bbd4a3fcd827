/** One PUT over XMLHttpRequest, which tells how much has gone out; fetch does not. */

export interface BytesToSend {
  bytes: ArrayBuffer;
  headers: Readonly<Record<string, string>>;
  patienceMs: number;
  /** Told how many of the bytes have gone out. */
  onProgress: (sentBytes: number) => void;
}
export interface Reply {
  status: number;
  header: (name: string) => string | null;
}

/** Null when nobody was reached. A redirect is never ours. */
export function sendBytes(
  path: string,
  { bytes, headers, patienceMs, onProgress }: BytesToSend,
): Promise<Reply | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = patienceMs;
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const isOurs = request.responseURL === new URL(path, location.href).href;
      resolve(isOurs ? { status: request.status, header: (name) => request.getResponseHeader(name) } : null);
    };
    request.onerror = request.onabort = request.ontimeout = () => resolve(null);
    request.send(bytes);
  });
}
