import { Injectable } from '@nestjs/common';
import { IANAZone } from 'luxon';
import { Cached } from '../../platform/database/cached';
import { Database, type Sql } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from './acting';
import { wrongField } from './refusals';
import { SetupLog } from './setup-log';

export interface Company {
  name: string;
  zone: string;
}

/** What holds before the first start has written the company's own row. */
const UNNAMED: Company = { name: '半小时', zone: 'Asia/Shanghai' };
/** The company has no id; its events need one. */
const COMPANY_ID = '00000000-0000-7000-8000-000000000001';

@Injectable()
export class CompanyService {
  private readonly company: Cached<Company>;

  constructor(
    private readonly database: Database,
    private readonly setupLog: SetupLog,
    wake: Wake,
  ) {
    this.company = new Cached(wake, () => this.view());
  }

  get(): Promise<Company> {
    return this.company.get();
  }

  async view(sql: Sql = this.database): Promise<Company> {
    return (await sql.row<Company>('select name, zone from company')) ?? UNNAMED;
  }

  async update(by: Acting, company: Company): Promise<Company> {
    if (!IANAZone.isValidZone(company.zone)) throw wrongField('zone', 'invalid_format');
    return this.database.transaction(async (tx) => {
      await this.save(tx, company);
      const subject = { area: 'company', subjectId: COMPANY_ID, subject: company.name };
      await this.setupLog.record(tx, by, { ...subject, act: 'company.updated', detail: { ...company } });
      return company;
    });
  }

  async save(sql: Sql, { name, zone }: Company): Promise<void> {
    await sql.rows(
      `insert into company (name, zone) values ($1, $2)
       on conflict (only_one) do update set name = excluded.name, zone = excluded.zone`,
      [name, zone],
    );
  }
}
