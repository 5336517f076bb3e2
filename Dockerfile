FROM node:24-bookworm-slim
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Afterword" \
      org.opencontainers.image.description="Asks customers for a 0-10 score inside the support chat: Slack, Microsoft Teams, Discord" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
WORKDIR /afterword
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node and expects DATABASE_URL: neither bundled Node nor bundled PostgreSQL is needed.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force \
  && mkdir node_modules/.cache && chown node:node node_modules/.cache
COPY src src
COPY adapters adapters
COPY conversations conversations
COPY db db
COPY docs docs
# Nothing needs root and nothing but this cache is ever written, so a read-only root file system is fine: what is compiled
# now is found at every start, and what can't be kept then is compiled anew.
USER node
RUN NODE_COMPILE_CACHE=node_modules/.cache/afterword \
  node -e "for (const name of ['@slack/bolt', 'botbuilder', 'discord.js', './src/main.ts']) import(name)" \
  && AFTERWORD_DATA=/tmp/none node src/afterword.js check
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/afterword/src/afterword.js"]
CMD ["start"]
