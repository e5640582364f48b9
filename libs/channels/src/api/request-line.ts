/**
 * What is signed of a request without a JSON body: its method, path and query, and for a file its SHA-256 in hex. So a signature
 * overheard for one request is good for no other.
 */
export const requestLine = (method: string, pathAndQuery: string, sha256 = ''): string =>
  [method.toUpperCase(), pathAndQuery, sha256].filter(Boolean).join(' ');
