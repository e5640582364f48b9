import { Injectable } from '@nestjs/common';
import { dayRange, DomainError, type Interval } from '#domain';
import { CompanyService } from './company.service';

/** Days of the company's zone as instants. */
@Injectable()
export class Spans {
  constructor(private readonly company: CompanyService) {}

  /** Both days included; null where either is missing. Throws `invalid_input` for a span that runs backwards. */
  async between(from: string | undefined, to: string | undefined): Promise<Interval | null> {
    if (!from || !to) return null;
    if (to < from) throw new DomainError('invalid_input', { field: 'to' });
    const { zone } = await this.company.get();
    return { from: dayRange(zone, from).from, to: dayRange(zone, to).to };
  }
}
