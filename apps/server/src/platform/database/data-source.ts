import { DataSource } from 'typeorm';
import { Desk1795300000000 } from './migrations/1-desk';
import { Threads1795300000002 } from './migrations/2-threads';
import { Mail1795300000003 } from './migrations/3-mail';
import { MailLine1795300000004 } from './migrations/4-mail-line';
import { ApiChannel1795300000005 } from './migrations/5-api-channel';
import { Phone1795300000006 } from './migrations/6-phone';
import { Wechat1795300000007 } from './migrations/7-wechat';
import { Social1795300000008 } from './migrations/8-social';
import { Joins1795300000009 } from './migrations/9-joins';
import { WebCalls1795300000010 } from './migrations/10-web-calls';
import { WechatMenu1795300000011 } from './migrations/11-wechat-menu';
import { Promises1795300000012 } from './migrations/12-promises';
import { Conduct1795300000013 } from './migrations/13-conduct';
import { RawInputs1795300000014 } from './migrations/14-raw-inputs';
import { Closing1795300000015 } from './migrations/15-closing';
import { ServiceFacts1795300000016 } from './migrations/16-service-facts';
import { Policies1795300000017 } from './migrations/17-policies';
import { Routing1795300000018 } from './migrations/18-routing';
import { Registers1795300000019 } from './migrations/19-registers';
import { Ladder1795300000020 } from './migrations/20-ladder';
import { Macros1795300000021 } from './migrations/21-macros';
import { Repeats1795300000022 } from './migrations/22-repeats';
import { GuidedScripts1795300000023 } from './migrations/23-guided-scripts';
import { Automation1795300000024 } from './migrations/24-automation';
import { Shifts1795300000025 } from './migrations/25-shifts';
import { BoardAlarms1795300000026 } from './migrations/26-board-alarms';
import { PartsAndFirsts1795300000027 } from './migrations/27-parts-and-firsts';
import { Cards1795300000028 } from './migrations/28-cards';
import { Leads1795300000029 } from './migrations/29-leads';
import { ContactGroups1795300000030 } from './migrations/30-contact-groups';
import { Metrics1795300000031 } from './migrations/31-metrics';
import { Surveys1795300000032 } from './migrations/32-surveys';
import { Quality1795300000033 } from './migrations/33-quality';
import { WorkReports1795300000034 } from './migrations/34-work-reports';
import { Amounts1795300000035 } from './migrations/35-amounts';
import { Sales1795300000036 } from './migrations/36-sales';
import { AnswerTargets1795300000037 } from './migrations/37-answer-targets';
import { Shipped1795300000038 } from './migrations/38-shipped';
import { CardFigures1795300000039 } from './migrations/39-card-figures';
import { FigureMails1795300000040 } from './migrations/40-figure-mails';
import { CalendarFeeds1795300000041 } from './migrations/41-calendar-feeds';
import { FigurePlaces1795300000042 } from './migrations/42-figure-places';
import { ResolutionLadder1795300000043 } from './migrations/43-resolution-ladder';
import { CardClosings1795300000044 } from './migrations/44-card-closings';
import { RecomputationBatches1795300000045 } from './migrations/45-recomputation-batches';
import { ContactGroupTurns1795300000046 } from './migrations/46-contact-group-turns';
import { ProblemItems1795300000047 } from './migrations/47-problem-items';
import { FigureMailZones1795300000048 } from './migrations/48-figure-mail-zones';

/** The one connection pool. Tables come from migrations alone; instants are UTC whatever the machine's zone. */
export function dataSource(url: string, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    synchronize: false,
    entities: [],
    migrations: [
      Desk1795300000000,
      Threads1795300000002,
      Mail1795300000003,
      MailLine1795300000004,
      ApiChannel1795300000005,
      Phone1795300000006,
      Wechat1795300000007,
      Social1795300000008,
      Joins1795300000009,
      WebCalls1795300000010,
      WechatMenu1795300000011,
      Promises1795300000012,
      Conduct1795300000013,
      RawInputs1795300000014,
      Closing1795300000015,
      ServiceFacts1795300000016,
      Policies1795300000017,
      Routing1795300000018,
      Registers1795300000019,
      Ladder1795300000020,
      Macros1795300000021,
      Repeats1795300000022,
      GuidedScripts1795300000023,
      Automation1795300000024,
      Shifts1795300000025,
      BoardAlarms1795300000026,
      PartsAndFirsts1795300000027,
      Cards1795300000028,
      Leads1795300000029,
      ContactGroups1795300000030,
      Metrics1795300000031,
      Surveys1795300000032,
      Quality1795300000033,
      WorkReports1795300000034,
      Amounts1795300000035,
      Sales1795300000036,
      AnswerTargets1795300000037,
      Shipped1795300000038,
      CardFigures1795300000039,
      FigureMails1795300000040,
      CalendarFeeds1795300000041,
      FigurePlaces1795300000042,
      ResolutionLadder1795300000043,
      CardClosings1795300000044,
      RecomputationBatches1795300000045,
      ContactGroupTurns1795300000046,
      ProblemItems1795300000047,
      FigureMailZones1795300000048,
    ],
    migrationsTransactionMode: 'each',
    extra: {
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 5_000,
      // Statements of a transaction need not wait for the answer to the one before.
      pipeline: true,
    },
  });
}
