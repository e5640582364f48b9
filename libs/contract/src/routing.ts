import { z } from 'zod';
import { asFile, clientId, day, id, instant, name, page, pageQuery } from './primitives';

/* dispatch suspended (DOMAIN B14) */
export const dispatchStop = z.object({
  id,
  agentId: id,
  fromAt: instant,
  untilAt: instant,
  reason: z.string(),
  byName: z.string(),
  createdAt: instant,
  /** Null while it runs; its own end, or an earlier one by somebody. */
  endedAt: instant.nullable(),
  endedByName: z.string().nullable(),
  version: z.number().int(),
});
export type DispatchStop = z.infer<typeof dispatchStop>;
export const dispatchStopWrite = z.object({
  clientId,
  agentId: id,
  /** Absent: as many as the desk's rule says. */
  days: z.number().int().min(1).max(90).optional(),
  reason: z.string().trim().min(1).max(500),
});
export const dispatchStopQuery = z.object({ agentId: id.optional() });
export const dispatchStopList = z.object({
  rows: z.array(dispatchStop),
  /** What the rule says now, in days. */
  usualDays: z.number().int(),
});

/* stand-ins */
export const standIn = z.object({
  id,
  agentId: id,
  standInId: id,
  /** Null on a side: whenever the agent is away. */
  fromAt: instant.nullable(),
  untilAt: instant.nullable(),
  byName: z.string(),
  createdAt: instant,
});
export type StandInView = z.infer<typeof standIn>;
export const standInWrite = z.object({
  clientId,
  agentId: id,
  standInId: id,
  fromAt: instant.nullable().default(null),
  untilAt: instant.nullable().default(null),
});

/* areas (DOMAIN H1) */
const term = z.string().trim().min(1).max(60);
export const territory = z.object({
  id,
  name: z.string(),
  ownerId: id.nullable(),
  teamId: id.nullable(),
  salesperson: z.string(),
  salespersonPhone: z.string(),
  areaCodes: z.array(z.string()),
  places: z.array(z.string()),
  /** Of QR codes. */
  scenes: z.array(z.string()),
  version: z.number().int(),
});
export type Territory = z.infer<typeof territory>;
export const territoryWrite = z.object({
  name,
  ownerId: id.nullable().default(null),
  teamId: id.nullable().default(null),
  salesperson: z.string().trim().max(80).default(''),
  salespersonPhone: z.string().trim().max(40).default(''),
  areaCodes: z
    .array(term.regex(/^(0\d{2,3}|852|853|886)$/))
    .max(400)
    .default([]),
  places: z.array(term).max(1000).default([]),
  scenes: z.array(term).max(400).default([]),
});
export const territoryUpdate = territoryWrite.extend({ version: z.number().int() });
export const territoryImport = z.object({ text: z.string().min(1).max(60_000), dryRun: z.boolean().default(false) });
export const territoryImported = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  /** With any of them nothing is taken. */
  faults: z.array(z.object({ line: z.number().int(), fault: z.string(), detail: z.string() })),
});
export const territoryProbe = z.object({
  phone: z.string().max(60).default(''),
  address: z.string().max(500).default(''),
  scene: z.string().max(64).default(''),
});
export const territoryLook = z.object({
  ground: z.enum(['scene', 'address', 'phone']),
  why: z.enum(['given', 'missing', 'mobile', 'number_unknown', 'place', 'place_unknown', 'area_code']),
  told: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  match: z.object({ territoryId: id, name: z.string(), term: z.string() }).nullable(),
});
/** A contact's area with whoever is there for it, and how it was found. */
export const territoryFound = z.object({
  territory: territory.nullable(),
  owner: z
    .object({
      id,
      name: z.string(),
      workNumber: z.string(),
      /** Why tickets do not go to the owner now; null when they do. */
      away: z.enum(['offline', 'away', 'suspended', 'probation', 'disabled']).nullable(),
      standInId: id.nullable(),
      standInName: z.string().nullable(),
    })
    .nullable(),
  looks: z.array(territoryLook),
});
export type TerritoryFound = z.infer<typeof territoryFound>;

/* fair dispatch (DOMAIN B11) */
export const fairnessQuery = z.object({ teamId: id, from: day, to: day });
export const fairnessRow = z.object({
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  /** Chosen to be online in the span, without the time in which dispatch was suspended. */
  willingSeconds: z.number().int(),
  could: z.number().int(),
  expected: z.number(),
  got: z.number().int(),
  expectedShare: z.number().nullable(),
  actualShare: z.number().nullable(),
  deviation: z.number(),
  beyondChance: z.boolean(),
  /** Got because it was owed to them: a code, an area, a contact they know, somebody they stood in for. */
  owed: z.number().int(),
  claimed: z.number().int(),
});
export type FairnessRow = z.infer<typeof fairnessRow>;
export const fairness = z.object({
  zone: z.string(),
  from: day,
  to: day,
  asOf: instant,
  rows: z.array(fairnessRow),
  /** Tickets that the strategy dealt out, that were owed to somebody, that nobody could take, and that were claimed. */
  totals: z.object({
    dealt: z.number().int(),
    owed: z.number().int(),
    nobody: z.number().int(),
    claimed: z.number().int(),
  }),
});
export type Fairness = z.infer<typeof fairness>;
export const fairnessCell = z.enum(['could', 'got', 'owed', 'claimed']);
export const fairnessRowsQuery = pageQuery.extend({ ...fairnessQuery.shape, agentId: id, cell: fairnessCell });
export const fairnessEvidence = z.object({
  id: z.string(),
  at: instant,
  ticketId: id,
  ticketNumber: z.number().int(),
  contactName: z.string(),
  strategy: z.string().nullable(),
  ground: z.string().nullable(),
  /** How many could have got it. */
  able: z.number().int().nullable(),
  chosenId: id.nullable(),
});
export type FairnessEvidence = z.infer<typeof fairnessEvidence>;
export const fairnessEvidencePage = page(fairnessEvidence);
export const fairnessExport = fairnessQuery.extend({
  ...asFile,
});

/* what another rule would have done */
export const trialRequest = z.object({
  teamId: id,
  strategy: z.enum(['random', 'round_robin', 'least_busy', 'last_holder_first']),
  days: z.number().int().min(1).max(31).default(7),
});
export const trial = z.object({
  decisions: z.number().int(),
  /** Decisions made before everything asked was kept. */
  untold: z.number().int(),
  changed: z.number().int(),
  rows: z.array(z.object({ agentId: id, agentName: z.string(), was: z.number().int(), would: z.number().int() })),
});
export type Trial = z.infer<typeof trial>;
