import { base64, bytes, html, inCharset, mail, multipart, part, read, text, word } from './raw-mail.spec-kit';

const file = (headers: string[], content: string | Uint8Array = 'x') =>
  part([...headers, 'Content-Transfer-Encoding: base64'], base64(content));
const names = async (...parts: Buffer[]) =>
  (await read(multipart('mixed', [text('words'), ...parts]))).attachments.map(({ name }) => name);

describe('names of files', () => {
  const disposition = async (params: string) =>
    (await names(file(['Content-Type: application/pdf', `Content-Disposition: attachment; ${params}`])))[0];

  test.each([
    ['filename="发票.pdf"', '发票.pdf'],
    [`filename="${word('发票.pdf', 'gbk')}"`, '发票.pdf'],
    [`filename=${word('发票.pdf', 'gb18030')}`, '发票.pdf'],
    ['filename="=?utf-8?B?5Y+R?=\r\n =?utf-8?B?56WoLnBkZg==?="', '发票.pdf'],
    ["filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf", '发票.pdf'],
    ["filename*=gb2312''%B7%A2%C6%B1.pdf", '发票.pdf'],
    ["filename*=iso-8859-1''%B7%A2%C6%B1.pdf", '发票.pdf'],
    ["filename*=x-nobody-knows''%B7%A2%C6%B1.pdf", '发票.pdf'],
    ["filename*=iso-8859-1''Gr%F6%DFe.pdf", 'Größe.pdf'],
    ["filename*0*=utf-8''%E5%8F%91%E7; filename*1*=%A5%A8.pdf", '发票.pdf'],
    ['filename*0="invoice "; filename*1="2026.pdf"', 'invoice 2026.pdf'],
    ['filename="%E5%8F%91%E7%A5%A8.pdf"', '发票.pdf'],
    ['filename="100%25 sure.pdf"', '100%25 sure.pdf'],
    ['filename=my invoice.pdf', 'my invoice.pdf'],
    ['filename="C:\\\\Users\\\\wang\\\\发票.pdf"', '发票.pdf'],
    ['filename="../../etc/passwd"', 'passwd'],
    ['filename="a\u202egpj.exe"', 'agpj.exe'],
    ['filename=".."', 'attachment-1.pdf'],
    ['', 'attachment-1.pdf'],
  ])('%s', async (params, name) => {
    expect(await disposition(params)).toBe(name);
  });

  test('a raw GBK name, and a name that only the type carries', async () => {
    const raw = bytes(
      'Content-Type: application/pdf; name="',
      inCharset('发票.pdf', 'gbk'),
      '"\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n',
    );
    const mixed = multipart('mixed', [part(['Content-Type: text/plain; charset=gbk'], inCharset('您好', 'gbk')), raw]);
    expect((await read(mixed)).attachments[0]!.name).toBe('发票.pdf');
    expect(await names(file([`Content-Type: image/png; name="${word('截图.png', 'utf-8')}"`]))).toEqual(['截图.png']);
  });

  test('nameless files are named after what they are', async () => {
    const nested = bytes(`Subject: ${word('关于/发票', 'gbk')}\r\nFrom: li@mail.example\r\n\r\nold`);
    expect(
      await names(
        part(['Content-Type: message/rfc822'], nested),
        part(['Content-Type: message/rfc822'], 'From: li@mail.example\r\n\r\nold'),
        part(['Content-Type: application/pgp-signature'], '-----BEGIN PGP SIGNATURE-----'),
        file(['Content-Type: application/pkcs7-signature']),
        part(['Content-Type: text/calendar'], 'BEGIN:VCALENDAR'),
        file(['Content-Type: image/jpeg']),
        part(['Content-Type: message/delivery-status'], 'Action: failed'),
        part(['Content-Type: text/x-vcard'], 'BEGIN:VCARD'),
      ),
    ).toEqual([
      '关于 发票.eml',
      'mail-2.eml',
      'attachment-3.asc',
      'attachment-4.p7s',
      'invite-5.ics',
      'attachment-6.jpg',
      'delivery-status.txt',
      'attachment-8.vcf',
    ]);
  });
});

describe('what an agent sees of the files', () => {
  test('a picture the HTML shows is inline and mapped, also by an escaped id; everything else is a file', async () => {
    const parts = [
      html('<p>看图<img src="cid:logo%40mail"><img src="CID:photo@mail"></p>'),
      file(['Content-Type: image/png; name=logo.png', 'Content-ID: <logo@mail>', 'Content-Disposition: inline']),
      file(['Content-Type: image/png; name=photo.png', 'Content-ID: <photo@mail>', 'Content-Disposition: attachment']),
      file(['Content-Type: image/png; name=other.png', 'Content-ID: <other@mail>', 'Content-Disposition: inline']),
      file(['Content-Type: application/pdf; name=a.pdf', 'Content-Disposition: inline']),
    ];
    const message = await read(multipart('related', parts));
    expect(message.html).toContain('data-cid="cid:logo@mail"');
    expect(message.attachments.map(({ name, inline, contentId }) => [name, inline, contentId])).toEqual([
      ['logo.png', true, 'logo@mail'],
      ['photo.png', true, 'photo@mail'],
      ['other.png', false, 'other@mail'],
      ['a.pdf', false, null],
    ]);
  });

  test('files keep every byte, whatever their transfer encoding', async () => {
    const nested = 'From: li@mail.example\r\nSubject: x\r\n\r\nfirst\r\n\r\n second \r\n';
    const binary = Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256);
    const [mailPart, image] = (
      await read(
        multipart('mixed', [part(['Content-Type: message/rfc822'], nested), file(['Content-Type: image/png'], binary)]),
      )
    ).attachments;
    expect(mailPart!.content.toString()).toBe(nested);
    expect([...image!.content]).toEqual([...binary]);
  });

  test('base64 that is padded on every line, or has a footer behind it, decodes to the end', async () => {
    const padded = part(
      ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'],
      'aGVsbA==\r\nbyB3bw==\r\ncmxk\r\n=20=20',
    );
    const [image] = (await read(multipart('mixed', [padded]))).attachments;
    expect(image!.content.toString()).toMatch(/^hello world/);
  });

  test('a uuencoded file leaves the text, a broken one stays', async () => {
    const coded = 'begin 644 hello.txt\r\n+:&5L;&\\@=V]R;&0\r\n`\r\nend\r\n';
    const message = await read(mail([], `见附件\r\n${coded}谢谢\r\nbegin 644 broken\r\n你好\r\nend\r\n`));
    expect(message.text).toBe('见附件\n谢谢\nbegin 644 broken\n你好\nend');
    expect(message.attachments.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['hello.txt', 'hello world'],
    ]);
  });

  test.each(['begin 644 x\r\n+:&5L;&\\@=V]R;&0\r\n`\r\nend', '+:&5L;&\\@=V]R;&0\r\n`'])(
    'a part in uuencode: %j',
    async (coded) => {
      const uu = part(['Content-Type: application/msword; name=a.doc', 'Content-Transfer-Encoding: x-uuencode'], coded);
      const [attached] = (await read(multipart('mixed', [text('见附件'), uu]))).attachments;
      expect([attached!.name, attached!.content.toString()]).toEqual(['a.doc', 'hello world']);
    },
  );

  test('a signed mail shows its words, and the signature is a file', async () => {
    const raw = multipart('signed', [
      text('我同意'),
      part(['Content-Type: application/pgp-signature; name="signature.asc"'], 'sig'),
    ]);
    expect(await read(raw)).toMatchObject({ text: '我同意', attachments: [{ name: 'signature.asc' }] });
    const armoured =
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n我同意\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n';
    expect((await read(mail([], armoured))).freshText).toBe('我同意');
  });

  test('an encrypted mail comes as its file', async () => {
    const raw = mail(
      [
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
      ],
      base64('x'),
    );
    expect(await read(raw)).toMatchObject({ text: '', attachments: [{ name: 'smime.p7m' }] });
  });
});
