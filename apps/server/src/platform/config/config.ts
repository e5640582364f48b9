import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Several of them, with commas between. */
const addresses = (form: RegExp) =>
  z
    .string()
    .default('')
    .transform(listOf)
    .pipe(z.array(z.string().regex(form)));

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SMTP_HOST: z.string().default('127.0.0.1'),
  SMTP_PORT: z.coerce.number().int().min(-1).max(65535).default(2525),
  DATA_DIR: z.string().default('./.data'),
  ROLES: z.string().default('web,worker'),
  PUBLIC_URL: z.url().optional(),
  SECRET_KEY: z.string().min(32).optional(),
  DEMO: z.string().optional(),
  RESET_SIGN_IN: z.string().min(3).optional(),
  READY_LINE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  TRUSTED_PROXIES: z.string().default(''),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  METRICS_TOKEN: z.string().min(16).optional(),
  DNS_SERVERS: z.string().default(''),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WEBHOOK_ALLOWED_HOSTS: z.string().default(''),
  WECOM_API_URL: z.url().default('https://qyapi.weixin.qq.com'),
  STUN_URLS: addresses(/^stuns?:[^\s,]+$/),
  TURN_URLS: addresses(/^turns?:[^\s,]+$/),
  TURN_SECRET: z.string().default(''),
  TURN_SECONDS: z.coerce.number().int().min(60).max(86_400).default(3600),
  WEIBO_API_URL: z.url().optional(),
  WEIBO_POLL_SECONDS: z.coerce.number().min(0.01).max(3600).default(60),
  WECHATY_PUPPETS: z.string().min(1).optional(),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(25),
});

export type Role = 'web' | 'worker';

export interface Config {
  databaseUrl: string;
  databasePool: number;
  redisUrl: string | null;
  host: string;
  port: number;
  smtp: { host: string; port: number } | null;
  dataDir: string;
  roles: Role[];
  publicUrl: string | null;
  secretKey: Buffer;
  demo: boolean;
  /** Whose sign-in is made anew at this start. */
  resetSignIn: string | null;
  readyLine: boolean;
  logLevel: string;
  trustedProxies: string[];
  metricsToken: string | null;
  maxUploadBytes: number;
  /** The platforms' own addresses everywhere but in tests. */
  /** Whom to ask for DNS records; empty asks whom the machine asks. */
  dnsServers: string[];
  /** The platform's own address everywhere but in tests. */
  wechatApiUrl: string;
  /** Hosts of the installation's own network (`host` or `host:port`) that webhooks may reach, without TLS too. */
  webhookAllowedHosts: string[];
  wecomApiUrl: string;
  /** Servers that help two browsers to reach each other; none by default. */
  ice: { stunUrls: string[]; turnUrls: string[]; turnSecret: string; turnSeconds: number };
  /** One address for all of Weibo's servers in tests; null for the platform's own. */
  weiboApiUrl: string | null;
  weiboPollMs: number;
  /** A folder with puppets of the operator's own, for personal WeChat. */
  wechatyPuppets: string | null;
}

export const CONFIG = Symbol('config');

/** Reads the environment once; a wrong value stops the start with its name. SMTP_PORT=-1 closes the mail door. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const e = environment.parse(env);
  const dataDir = resolve(e.DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  return {
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    redisUrl: e.REDIS_URL || null,
    host: e.HOST,
    port: e.PORT,
    smtp: e.SMTP_PORT === -1 ? null : { host: e.SMTP_HOST, port: e.SMTP_PORT },
    dataDir,
    roles: z
      .array(z.enum(['web', 'worker']))
      .min(1)
      .parse(e.ROLES.split(',').map((r) => r.trim())),
    publicUrl: e.PUBLIC_URL ?? null,
    secretKey: secretKey(dataDir, e.SECRET_KEY),
    demo: Boolean(e.DEMO && e.DEMO !== '0'),
    resetSignIn: e.RESET_SIGN_IN ?? null,
    readyLine: e.READY_LINE === '1',
    logLevel: e.LOG_LEVEL,
    trustedProxies: listOf(e.TRUSTED_PROXIES),
    metricsToken: e.METRICS_TOKEN ?? null,
    dnsServers: e.DNS_SERVERS.split(',')
      .map((server) => server.trim())
      .filter(Boolean),
    maxUploadBytes: e.MAX_UPLOAD_MB * 1024 * 1024,
    webhookAllowedHosts: listOf(e.WEBHOOK_ALLOWED_HOSTS.toLowerCase()),
    wechatApiUrl: e.WECHAT_API_URL.replace(/\/+$/, ''),
    wecomApiUrl: e.WECOM_API_URL.replace(/\/+$/, ''),
    ice: iceOf(e),
    weiboApiUrl: e.WEIBO_API_URL?.replace(/\/+$/, '') ?? null,
    weiboPollMs: e.WEIBO_POLL_SECONDS * 1000,
    wechatyPuppets: e.WECHATY_PUPPETS ? resolve(e.WECHATY_PUPPETS) : null,
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function iceOf(e: z.output<typeof environment>): Config['ice'] {
  if (e.TURN_URLS.length > 0 && e.TURN_SECRET.length < 8) throw new Error('TURN_URLS needs a TURN_SECRET');
  return { stunUrls: e.STUN_URLS, turnUrls: e.TURN_URLS, turnSecret: e.TURN_SECRET, turnSeconds: e.TURN_SECONDS };
}

/** One key for reply tokens and for channel secrets at rest: from the environment, or made once and kept beside the data. */
function secretKey(dataDir: string, given: string | undefined): Buffer {
  if (given) return Buffer.from(given);
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return Buffer.from(readFileSync(file, 'utf8').trim());
}
