import { DateTime } from 'luxon';
import { COMPANY } from './cast';
import type { Chance } from './chance';
import { GIVEN, GOODS, INSTALLED, PLACES, STREETS, SURNAMES, UNITS } from './texts/goods';
import type { Talk } from './texts/talk';

/** Somebody who writes or calls. Numbers and addresses are invented. */
export interface Visitor {
  key: string;
  name: string;
  email: string;
  phone: string;
  facts: Record<string, string>;
}

const AT_HOME = new Set(['漏水', '安装', '维修']);
const HONORIFICS = ['女士', '先生'];
const ENGLISH = ['Daniel Moore', 'Anna Fischer', 'Martin Clarke', 'Sofia Rossi', 'James Porter', 'Emma Larsen'];

/** The public: new faces and ones who were here before. */
export class Crowd {
  private readonly seen: Visitor[] = [];

  constructor(private readonly chance: Chance) {}

  /** Who has this to talk about: what is installed or repaired at home is never a small thing on a table. */
  visitor(now: Date, { locale, tags }: Pick<Talk, 'locale' | 'tags'>): Visitor {
    const back = locale === 'zh-CN' && this.seen.length > 40 && this.chance.happens(0.18);
    const visitor = back ? this.chance.pick(this.seen) : this.newcomer(locale);
    return { ...visitor, facts: { ...visitor.facts, ...this.order(now, tags) } };
  }

  /** Somebody who was never here: who comes back may go on with a ticket that another team has taken over. */
  stranger(now: Date, { locale, tags }: Pick<Talk, 'locale' | 'tags'>): Visitor {
    const visitor = this.newcomer(locale);
    return { ...visitor, facts: { ...visitor.facts, ...this.order(now, tags) } };
  }

  private newcomer(locale: Talk['locale']): Visitor {
    const { chance } = this;
    const number = this.seen.length + 1;
    const surname = chance.pick(SURNAMES);
    const person = surname + (chance.happens(0.6) ? chance.pick(GIVEN) : chance.pick(HONORIFICS));
    const name = locale === 'en' ? chance.pick(ENGLISH) : person;
    const phone = `1700000${String(number).padStart(4, '0')}`;
    const email =
      locale === 'en'
        ? `${name.split(' ')[0]!.toLowerCase()}${number}@mail.example`
        : `user${1000 + number}@mail.example`;
    const home = { place: chance.pick(PLACES), street: chance.pick(STREETS), unit: chance.pick(UNITS) };
    const visitor = { key: `demo-visitor-${number}`, name, email, phone, facts: { ...home, phone, surname } };
    if (locale === 'zh-CN') this.seen.push(visitor);
    return visitor;
  }

  private order(now: Date, tags: string[]): Record<string, string> {
    const { chance } = this;
    const today = DateTime.fromJSDate(now, { zone: COMPANY.zone });
    const order = `HW${today.minus({ days: chance.whole(4, 20) }).toFormat('yyMMdd')}${chance.digits(4)}`;
    return {
      ...chance.pick(tags.some((tag) => AT_HOME.has(tag)) ? INSTALLED : GOODS),
      order,
      order4: chance.digits(4),
      day: today.minus({ days: chance.whole(1, 4) }).toFormat('M月d日'),
      day2: today.plus({ days: chance.whole(1, 3) }).toFormat('M月d日'),
      slot: chance.pick(['上午', '下午']),
      cash: String(chance.whole(3, 20) * 10),
      count: String(chance.whole(2, 12) * 10),
    };
  }
}
