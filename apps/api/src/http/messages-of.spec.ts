import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { messagesOf } from './messages-of.js';

describe('messagesOf', () => {
  it('makes requests and answers that have the prototypes which Express gives them', () => {
    const app = express();
    const messages = messagesOf(app);
    expect(app.request).toBe(messages.IncomingMessage.prototype);
    expect(app.response).toBe(messages.ServerResponse.prototype);
  });

  it('leaves them what Express and Node make of them', () => {
    const messages = messagesOf(express());
    const request = new messages.IncomingMessage(new Socket());
    const response = new messages.ServerResponse(request);
    expect([request instanceof IncomingMessage, response instanceof ServerResponse]).toEqual([true, true]);
    expect(['accepts', 'json'].map((name) => typeof (Reflect.get(request, name) ?? Reflect.get(response, name)))).toEqual(['function', 'function']);
  });

  it('makes those of Node for who is no Express application', () => {
    const request = new (messagesOf(() => undefined).IncomingMessage)(new Socket());
    expect(Reflect.get(request, 'accepts')).toBeUndefined();
    expect(request).toBeInstanceOf(IncomingMessage);
  });
});
