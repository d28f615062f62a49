// Files under public/ at their fingerprinted address, kept by browsers for a year.
import express, { type RequestHandler } from 'express';
import type { Assets } from './assets.ts';

export const staticFiles = (assets: Assets): RequestHandler =>
  express.static(assets.folder, {
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    fallthrough: true,
  });
