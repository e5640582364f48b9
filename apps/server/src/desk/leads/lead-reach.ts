/** In SQL of a lead `r`: that it came at least so far. The funnel's figures and the lists behind them are read by the same lines. */
export const REACHED = {
  opened: 'true',
  valid: `r.state = 'valid'`,
  handed: `r.state = 'valid' and (r.handed_at is not null or r.contacted_at is not null)`,
  contacted: `r.state = 'valid' and r.contacted_at is not null`,
  won: `r.state = 'valid' and r.outcome = 'won'`,
} as const;
