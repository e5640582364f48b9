/** A database that explains what it is asked instead of answering it; `asked` gathers what each query cost. */
export function explaining(client) {
  const asked = [];
  const rows = async (text, params = []) => {
    let best = null;
    for (let i = 0; i < 3; i++) {
      const { rows: plans } = await client.query(`explain (analyze, buffers, format json) ${text}`, params);
      const [answer] = plans[0]['QUERY PLAN'];
      if (!best || answer['Execution Time'] < best['Execution Time']) best = answer;
    }
    asked.push(best);
    return [];
  };
  return { asked, rows, row: async (text, params) => (await rows(text, params))[0] ?? { n: 0 } };
}

/** What a plan reads: its indexes, its blocks, and tables that it reads whole although they are large. */
export function planOf(answer, largeTables) {
  const nodes = flat(answer.Plan);
  const indexes = [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort();
  const whole = nodes
    .filter((node) => node['Node Type'].includes('Seq Scan') && largeTables.includes(node['Relation Name']))
    .map((node) => `WHOLE ${node['Relation Name']}`);
  const blocks = answer.Plan['Shared Hit Blocks'] + answer.Plan['Shared Read Blocks'];
  return { ms: answer['Execution Time'], blocks, plan: [...whole, ...indexes].join(' + ') };
}

const flat = (node) => [node, ...(node.Plans ?? []).flatMap(flat)];
