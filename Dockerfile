FROM node:24-bookworm-slim
WORKDIR /afterword
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node and expects DATABASE_URL: neither bundled Node nor bundled PostgreSQL is needed.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY src src
COPY adapters adapters
COPY conversations conversations
COPY db db
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/afterword.js", "start"]
