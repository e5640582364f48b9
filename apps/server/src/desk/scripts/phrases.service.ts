import { Injectable } from '@nestjs/common';
import type { ForbiddenPhrase as PhraseView } from '#contract';
import type { ForbiddenPhrase } from '#domain';
import { Cached } from '../../platform/database/cached';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { PhrasesRepository } from './phrases.repository';

@Injectable()
export class PhrasesService {
  private readonly phrases: Cached<ForbiddenPhrase[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: PhrasesRepository,
    private readonly setupLog: SetupLog,
    wake: Wake,
  ) {
    this.phrases = new Cached(wake, async () =>
      (await this.list()).filter(({ enabled }) => enabled).map(({ id, phrase, better }) => ({ id, phrase, better })),
    );
  }

  /** The same array for as long as nothing changes, since the search over it is compiled once per array. */
  enabled(): Promise<ForbiddenPhrase[]> {
    return this.phrases.get();
  }

  list(sql?: Sql): Promise<PhraseView[]> {
    return this.repository.all(sql);
  }

  create(by: Acting, written: Omit<PhraseView, 'id'>): Promise<PhraseView> {
    return this.save(by, { id: newId(), ...written }, 'forbidden_phrase.created');
  }

  update(by: Acting, id: string, written: Omit<PhraseView, 'id'>): Promise<PhraseView> {
    return this.save(by, { id, ...written }, 'forbidden_phrase.updated');
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { phrase: subject } = found(await this.repository.lock(tx, id));
      await this.repository.delete(tx, id);
      const act = { act: 'forbidden_phrase.deleted', area: 'forbidden-phrases', subjectId: id, subject };
      await this.setupLog.record(tx, by, act);
    });
  }

  private save(by: Acting, phrase: PhraseView, act: string): Promise<PhraseView> {
    return refusingDuplicates({ forbidden_phrase_phrase_key: 'phrase' }, () =>
      this.database.transaction(async (tx) => {
        if (act === 'forbidden_phrase.updated') found(await this.repository.lock(tx, phrase.id));
        await this.repository.save(tx, phrase);
        const subject = { area: 'forbidden-phrases', subjectId: phrase.id, subject: phrase.phrase };
        await this.setupLog.record(tx, by, { ...subject, act, detail: { ...phrase } });
        return phrase;
      }),
    );
  }
}
