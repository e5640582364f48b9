/** Which step of reaching a mail server failed. */
export type FailedStep = 'connect' | 'tls' | 'login' | 'folder';

export interface Failure {
  step: FailedStep;
  /** Plain words for an admin. Never holds a password: mail libraries put none into their errors. */
  words: string;
}

interface MailError extends Error {
  code?: string;
  originalCode?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  mailboxMissing?: boolean;
  responseText?: string;
  response?: unknown;
  responseCode?: number;
  serverResponseCode?: string;
  executedCommand?: string;
}

const words: Record<string, [FailedStep, string]> = {
  ENOTFOUND: ['connect', 'The host name is not known. Check its spelling.'],
  EAI_AGAIN: ['connect', 'The host name could not be looked up just now. Check the network and DNS.'],
  EDNS: ['connect', 'The host name could not be looked up. Check its spelling.'],
  ECONNREFUSED: ['connect', 'The server refuses connections on this port. Check host and port.'],
  ETIMEDOUT: ['connect', 'The server did not answer in time. Check host, port and firewall.'],
  ETIMEOUT: ['connect', 'The server stopped answering.'],
  CONNECT_TIMEOUT: ['connect', 'The server did not answer in time. Check host, port and firewall.'],
  GREETING_TIMEOUT: ['connect', 'The server accepts connections but says nothing. Check port and TLS setting.'],
  EHOSTUNREACH: ['connect', 'The server cannot be reached from here. Check the network.'],
  ENETUNREACH: ['connect', 'The network cannot be reached from here.'],
  ECONNRESET: ['connect', 'The server broke the connection. Check port and TLS setting.'],
  NoConnection: ['connect', 'The connection to the server was lost.'],
  ClosedAfterConnectTLS: ['connect', 'The server closed the connection. Check port and TLS setting.'],
  ClosedAfterConnectText: ['connect', 'The server closed the connection. Check port and TLS setting.'],
  ECONNECTION: ['connect', 'The server closed the connection. Check port and TLS setting.'],
  EPROTOCOL: ['connect', 'What answers on this port does not speak the mail protocol. Check port and TLS setting.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'The server shows a self-signed certificate.'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'The server shows a certificate of an unknown authority.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'The certificate of the server cannot be verified.'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'The certificate of the server cannot be verified.'],
  CERT_HAS_EXPIRED: ['tls', 'The certificate of the server has expired.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'The certificate belongs to another host name.'],
  EPROTO: ['tls', 'TLS failed. This port may expect a connection without TLS.'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'This port does not speak TLS. Turn TLS off or use the TLS port.'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls', 'This port does not speak TLS. Turn TLS off or use the TLS port.'],
  ETLS: ['tls', 'The encrypted connection failed.'],
  EOAUTH: ['login', 'The sign-in at the provider has ended. Sign in again.'],
  EOAUTHAWAY: ['login', 'The provider of the sign-in gave no access just now.'],
  EAUTH: ['login', 'The server refuses user name or password. Some providers want an authorisation code (授权码).'],
};

/** Says in plain words why a mail server could not be used, and at which step. */
export function describeFailure(error: unknown): Failure {
  const failure = error as MailError;
  const said = serverWords(failure);
  if (isFolderProblem(failure))
    return { step: 'folder', words: `The folder does not exist or cannot be opened.${said}` };
  if (failure.authenticationFailed) return { step: 'login', words: `${words['EAUTH']![1]}${said}` };
  const known = [failure.originalCode, failure.code].map((code) => words[code ?? '']).find(Boolean);
  if (known) return { step: known[0], words: `${known[1]}${said}` };
  return { step: failure.tlsFailed ? 'tls' : 'connect', words: `${failure.message ?? String(error)}${said}` };
}

function isFolderProblem({ mailboxMissing, serverResponseCode, executedCommand }: MailError): boolean {
  const opening = /^\S+ (SELECT|EXAMINE) /i.test(executedCommand ?? '');
  return mailboxMissing === true || serverResponseCode === 'NONEXISTENT' || opening;
}

function serverWords({ responseText, response }: MailError): string {
  const said = responseText ?? (typeof response === 'string' ? response : '');
  return said ? ` The server said: ${said.replace(/\s+/g, ' ').slice(0, 300)}` : '';
}
