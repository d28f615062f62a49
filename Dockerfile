# Builds Insist and leaves only what runs: Node, the built server, its production packages, pages and public files.
# Built with: docker build -t insist .    Run with: docker run -p 3000:3000 -v insist-data:/data --env-file .env insist

FROM node:22-bookworm AS build
WORKDIR /insist
COPY package.json package-lock.json .npmrc ./
# The whole image of Node carries a compiler and Node's own headers, so that the database driver needs no download.
RUN npm_config_nodedir=/usr/local npm ci --include=dev
COPY . .
RUN npm run build && npm prune --omit=dev && node scripts/trim-image.mjs

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    PORT=3000 \
    DATABASE_URL=sqlite:/data/insist.sqlite
WORKDIR /insist
COPY --from=build /insist/package.json ./
COPY --from=build /insist/node_modules ./node_modules
COPY --from=build /insist/dist ./dist
COPY --from=build /insist/views ./views
COPY --from=build /insist/public ./public
# The operator's command line, as `insist` inside the container.
RUN printf '#!/bin/sh\nexec node /insist/dist/server/cli.js "$@"\n' > /usr/local/bin/insist \
 && chmod +x /usr/local/bin/insist \
 && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=300s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
