import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { CONFIG, type Config } from '../config/config';

/** Browsers name the page a write or a socket comes from; only pages of this desk may write. */
@Injectable()
export class Origins {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Programs without a browser send no Origin and pass; their cookie is their own. */
  allows(headers: IncomingHttpHeaders): boolean {
    const origin = headers.origin;
    if (!origin) return headers['sec-fetch-site'] !== 'cross-site';
    if (this.config.publicUrl && origin === new URL(this.config.publicUrl).origin) return true;
    return URL.canParse(origin) && new URL(origin).host === headers.host;
  }

  check(headers: IncomingHttpHeaders): void {
    if (!this.allows(headers)) throw new DomainError('foreign_origin');
  }
}
