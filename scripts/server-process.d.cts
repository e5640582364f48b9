export interface ServerProcess {
  url: string;
  port: number;
  smtpPort: number;
  pid: number;
  /** The exit code or signal, once it ended. */
  exited: Promise<number | string>;
  /** Everything it has printed so far. */
  output(): string;
  /** Ends it as a crash would. */
  kill9(): Promise<void>;
  /** Asks it to end; fails when it has to be forced. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  databaseUrl: string;
  /** Added to the environment. Give DATA_DIR to keep the server's files from one start to the next. */
  env?: Record<string, string>;
}

export function startServer(options: ServerOptions): Promise<ServerProcess>;
