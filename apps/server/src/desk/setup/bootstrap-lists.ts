import { Injectable } from '@nestjs/common';
import type { Bootstrap } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { ContactGroups } from '../contact-groups/contact-groups.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { PhrasesService } from '../scripts/phrases.service';
import { SnippetsService } from '../scripts/snippets.service';
import { TeamsService } from '../teams/teams.service';
import { CompanyService } from './company.service';
import { StatusLabelsService } from './status-labels.service';

type Lists =
  'company' | 'teams' | 'inboxes' | 'calendars' | 'snippets' | 'forbiddenPhrases' | 'statusLabels' | 'contactGroups';

/** Everything set up, as one screen needs it. */
@Injectable()
export class BootstrapLists {
  constructor(
    private readonly company: CompanyService,
    private readonly teams: TeamsService,
    private readonly inboxes: InboxesService,
    private readonly calendars: CalendarsService,
    private readonly snippets: SnippetsService,
    private readonly phrases: PhrasesService,
    private readonly labels: StatusLabelsService,
    private readonly groups: ContactGroups,
  ) {}

  async read(tx: Tx, me: Principal): Promise<Pick<Bootstrap, Lists>> {
    return {
      company: await this.company.view(tx),
      teams: await this.teams.views(tx),
      inboxes: await this.inboxes.summaries(tx),
      calendars: (await this.calendars.views(tx)).map(({ id, name, zone }) => ({ id, name, zone })),
      snippets: await this.snippets.list(me, tx),
      forbiddenPhrases: await this.phrases.list(tx),
      statusLabels: await this.labels.list(tx),
      contactGroups: await this.groups.list(tx),
    };
  }
}
