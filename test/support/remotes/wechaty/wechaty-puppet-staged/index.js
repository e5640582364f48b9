// wechaty's own mock puppet, told over a loopback socket what happens on the phone and telling what was said. See ../README.md.
'use strict';
const { createConnection } = require('node:net');
const { createInterface } = require('node:readline');
const { FileBox } = require('file-box');
const { PuppetMock, mock } = require('wechaty-puppet-mock');

class PuppetStaged extends PuppetMock {
  constructor({ port }) {
    super({ mocker: new mock.Mocker() });
    this.port = port;
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

  on_login({ id, name, contacts }) {
    for (const contact of contacts) this.person(contact.id, contact.name);
    this.mocker.login(this.person(id, name));
  }

  on_logout({ reason }) {
    void super.logout(reason);
  }

  on_say({ from, to, room, text, file, mentioned }) {
    const speaker = this.person(from.id, from.name);
    const place = room ? this.room(room) : this.mocker.ContactMock.load(to);
    const something = file ? FileBox.fromBase64(file.base64, file.name) : text;
    speaker.say(something, mentioned ? [this.mocker.ContactMock.load(to)] : []).to(place);
  }

  on_crash() {
    throw new Error('the puppet fell over');
  }

  async messageSendText(conversationId, text) {
    if (text.includes('[refuse]')) throw new Error('the puppet does not want to');
    if (text.includes('[hang]')) return new Promise(() => {});
    await super.messageSendText(conversationId, text);
    this.tell({ what: 'said', to: conversationId, text });
  }

  async messageSendFile(conversationId, file) {
    const name = file.name;
    const base64 = await file.toBase64();
    this.tell({ what: 'said', to: conversationId, file: { name, base64 } });
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

module.exports = { PuppetStaged };
