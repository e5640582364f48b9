// wechaty's own mock puppet, told over a loopback socket what happens on the phone and telling what was said. See ../README.md.
'use strict';
const { randomUUID } = require('node:crypto');
const { createConnection } = require('node:net');
const { createInterface } = require('node:readline');
const { FileBox } = require('file-box');
const { types } = require('wechaty-puppet');
const { PuppetMock, mock } = require('wechaty-puppet-mock');

class PuppetStaged extends PuppetMock {
  constructor({ port }) {
    super({ mocker: new mock.Mocker() });
    this.port = port;
    this.missing = new Set();
    this.endsAfterSaying = false;
  }

  async onStart() {
    await super.onStart();
    this.stage = createConnection(this.port, '127.0.0.1', () => this.tell({ what: 'ready', pid: process.pid }));
    this.stage.on('error', () => process.exit(3));
    createInterface(this.stage).on('line', (line) => {
      const { does, ...fields } = JSON.parse(line);
      this[`on_${does}`](fields);
    });
  }

  async onStop() {
    this.stage.destroy();
    await super.onStop();
  }

  async logout(reason) {
    await super.logout(reason);
    this.tell({ what: 'logout' });
  }

  on_scan({ qr, status }) {
    this.mocker.scan(qr, status);
  }

  on_login({ id, name, contacts, missing }) {
    this.missing = new Set(missing);
    for (const contact of contacts) this.person(contact.id, contact.name);
    this.mocker.login(this.person(id, name));
  }

  on_logout({ reason }) {
    void super.logout(reason);
  }

  /** Built here and not by the mock: a message keeps its id and its time, also when it comes again. */
  on_say({ id = randomUUID(), from, to, room, text, file, mentioned, at = Date.now() }) {
    if (!this.mocker.cacheMessagePayload.has(id)) {
      this.person(from.id, from.name);
      const place = room
        ? { roomId: this.room(room).id, mentionIdList: mentioned ? [to] : [] }
        : { listenerId: this.mocker.ContactMock.load(to).id };
      if (file) this.mocker.cacheFileBoxPayload.set(id, FileBox.fromBase64(file.base64, file.name).toJSON());
      const type = file ? typeOf(file.name) : types.Message.Text;
      this.mocker.MessageMock.create({ id, talkerId: from.id, timestamp: at, type, text, ...place });
    }
    this.emit('message', { messageId: id });
    this.tell({ what: 'took', id });
  }

  on_end_after_saying() {
    this.endsAfterSaying = true;
  }

  on_crash() {
    throw new Error('the puppet fell over');
  }

  async messageSendText(conversationId, text) {
    if (text.includes('[refuse]')) throw new Error('the puppet does not want to');
    if (text.includes('[hang]')) return new Promise(() => {});
    await super.messageSendText(conversationId, text);
    this.tell({ what: 'said', to: conversationId, text });
    if (!this.endsAfterSaying) return undefined;
    this.stage.end(() => process.exit(4));
    return new Promise(() => {});
  }

  async messageSendFile(conversationId, file) {
    const name = file.name;
    const base64 = await file.toBase64();
    this.tell({ what: 'said', to: conversationId, file: { name, base64 } });
  }

  async contactRawPayload(id) {
    if (this.missing.delete(id)) throw new Error(`no contact ${id}`);
    return super.contactRawPayload(id);
  }

  person(id, name) {
    return this.mocker.cacheContactPayload.has(id)
      ? this.mocker.ContactMock.load(id)
      : this.mocker.createContact({ id, name });
  }

  room({ id, topic, members }) {
    if (this.mocker.cacheRoomPayload.has(id)) return this.mocker.RoomMock.load(id);
    return this.mocker.createRoom({ id, topic, memberIdList: members });
  }

  tell(fact) {
    this.stage.write(`${JSON.stringify(fact)}\n`);
  }
}

const typeOf = (name) => (/\.(png|jpe?g)$/.test(name) ? types.Message.Image : types.Message.Attachment);

module.exports = { PuppetStaged };
