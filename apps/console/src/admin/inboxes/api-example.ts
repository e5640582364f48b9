/** A first message to a desk, for the terminal: signs with openssl and posts with curl. */
export const curlExample = (url: string): string => `SECRET='whsec_…'
BODY='{"clientId":"order-7-1","contact":{"id":"u-1","name":"王芳"},"text":"还没有发货"}'
ID="req_$(openssl rand -hex 12)"; AT=$(date +%s)
KEY=$(printf %s "\${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
SIGNATURE=$(printf %s "$ID.$AT.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)
curl -sS '${url}/messages' \\
  -H 'content-type: application/json' \\
  -H "webhook-id: $ID" -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGNATURE" \\
  --data-binary "$BODY"`;

/** The same in TypeScript, with nothing but Node. */
export const typescriptExample = (url: string): string => `import { createHmac, randomUUID } from 'node:crypto';

const key = Buffer.from(process.env.HALFHOUR_SECRET!.replace('whsec_', ''), 'base64');

async function say(message: object) {
  const body = JSON.stringify(message);
  const [id, at] = [randomUUID(), Math.floor(Date.now() / 1000)];
  const signature = createHmac('sha256', key).update(\`\${id}.\${at}.\${body}\`).digest('base64');
  const answer = await fetch('${url}/messages', {
    method: 'POST',
    headers: { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': \`v1,\${signature}\` },
    body,
  });
  return answer.json();
}

await say({ clientId: 'order-7-1', contact: { id: 'u-1', name: '王芳' }, text: '还没有发货' });`;
